// What was typed would be lost: it is asked about before, and who stays goes on where he was.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Given {
  /** By closing a dialog; otherwise by going to another screen. */
  closing?: boolean;
  onLose: () => void;
  onKeep: () => void;
}

/** Rendered as long as it is asked: the key that called it does not answer it. */
export function Losing({ closing, onLose, onKeep }: Given) {
  const { t } = useTranslation();
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  const keep = () => {
    onKeep();
    requestAnimationFrame(() => before.current instanceof HTMLElement && before.current.focus());
  };
  return (
    <Modal opened onClose={keep} title={t(closing ? 'unsaved.close' : 'unsaved.title')}>
      <Stack>
        <Text>{t(closing ? 'unsaved.close.text' : 'unsaved.text')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onLose}>
            {t(closing ? 'unsaved.close.yes' : 'unsaved.leave')}
          </Button>
          <Button data-autofocus onClick={keep}>
            {t(closing ? 'unsaved.goOn' : 'unsaved.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
