// What the buyer chose, saved at once. One call at a time: what is changed meanwhile goes with the next one;
// what could not be saved goes back to where it was.
import { post } from '../shell/api.js';

export function preferences({ muted, quiet }) {
  const drawers = [];
  let saved = { muted, quiet };
  let wanted = saved;
  let waiting = [];
  let busy = false;

  // `row` is told what becomes of the change: saving, saved, failed.
  function change(patch, row) {
    wanted = { ...wanted, ...patch };
    waiting.push(row);
    row.saving();
    if (!busy) send();
  }

  async function send() {
    busy = true;
    while (waiting.length) {
      const rows = waiting;
      waiting = [];
      try {
        const answer = await post('buyer/notices', wanted);
        saved = { muted: answer.muted, quiet: answer.quiet };
        rows.filter((row) => !waiting.includes(row)).forEach((row) => row.saved());
      } catch (error) {
        wanted = saved;
        drawers.forEach((draw) => draw(saved));
        new Set([...rows, ...waiting]).forEach((row) => row.failed(error));
        waiting = [];
      }
    }
    busy = false;
  }

  function onDraw(draw) {
    drawers.push(draw);
    draw(saved);
  }

  return { change, onDraw, wanted: () => wanted };
}
