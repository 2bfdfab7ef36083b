// Saved views: filters under a name, kept in this browser. What was searched for is not kept: it may be somebody's name.
import { ActionIcon, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from './search';

interface View {
  name: string;
  asked: Asked;
}

export function Views({ asked, onChoose }: { asked: Asked; onChoose: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  const [views, keep] = useLocalStorage<View[]>({ key: 'desk.views', defaultValue: [] });
  const [name, setName] = useState('');
  const { q: _q, buyer: _buyer, ...lasting } = asked;
  const save = () => {
    keep([...views.filter((each) => each.name !== name.trim()), { name: name.trim(), asked: lasting }]);
    setName('');
  };
  return (
    <>
      <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />} onClick={open}>
        {t('views.title')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('views.title')}>
        <Stack>
          {views.map((each) => (
            <Group key={each.name} wrap="nowrap" justify="space-between">
              <Button
                variant="light"
                onClick={() => {
                  onChoose(each.asked);
                  close();
                }}
              >
                {each.name}
              </Button>
              <ActionIcon
                variant="default"
                size={36}
                aria-label={t('views.forget', { name: each.name })}
                onClick={() => keep(views.filter((other) => other !== each))}
              >
                <Trash2 size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim()) save();
            }}
          >
            <Group align="flex-end" gap="xs">
              <TextInput
                className="grows"
                label={t('views.name')}
                description={t('views.hint')}
                maxLength={40}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" disabled={!name.trim()}>
                {t('action.save')}
              </Button>
            </Group>
          </form>
        </Stack>
      </Modal>
    </>
  );
}
