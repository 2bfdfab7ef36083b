// The screen does not go dark in the queue; where it cannot be kept on, it is not.
export function stayAwake(signal) {
  // A frame of another site may not even ask.
  if (window.parent !== window) return;
  let lock = null;

  async function hold() {
    if (document.visibilityState !== 'visible' || signal.aborted) return;
    try {
      lock = await navigator.wakeLock?.request('screen');
    } catch {
      // a low battery, an old browser
    }
    if (signal.aborted) release();
  }

  const release = () => lock?.release().catch(() => {});

  // The browser lets go of it whenever the page is out of sight.
  document.addEventListener('visibilitychange', hold, { signal });
  signal.addEventListener('abort', release);
  hold();
}
