// A dialog. What was begun in it is not lost by a slip: Escape, a click beside it and its cross ask before they close it.
import { type MantineSize, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Losing } from './losing';
import { useUnsaved } from './unsaved';

interface Held {
  /** Without a question: it is done, or it was called off. */
  close: () => void;
  /** What was typed is saved, and the dialog stays. */
  kept: () => void;
}

interface Given {
  opened: boolean;
  title: ReactNode;
  size?: MantineSize;
  onClose: () => void;
  children: (held: Held) => ReactNode;
}

export function Dialog({ opened, title, size, onClose, children }: Given) {
  const { begin, hasBegun, kept } = useBegun(opened);
  const [asking, ask] = useState(false);
  const { status, proceed, reset } = useUnsaved(hasBegun);
  const going = status === 'blocked';
  const close = () => {
    kept();
    ask(false);
    onClose();
  };
  return (
    <>
      <Modal
        opened={opened}
        onClose={() => (hasBegun() ? ask(true) : close())}
        title={title}
        size={size}
        closeOnEscape={!asking && !going}
        inert={asking || going}
        onInput={begin}
      >
        {children({ close, kept })}
      </Modal>
      {asking && <Losing closing onLose={close} onKeep={() => ask(false)} />}
      {going && <Losing onLose={proceed} onKeep={reset} />}
    </>
  );
}

/** Whatever is typed or chosen begins something; it is over when the dialog closes, or what was typed is saved. */
function useBegun(opened: boolean) {
  const begun = useRef(false);
  const mark = (now: boolean) => () => {
    begun.current = now;
  };
  useEffect(() => {
    if (!opened) begun.current = false;
  }, [opened]);
  return { begin: mark(true), hasBegun: () => begun.current, kept: mark(false) };
}
