// The texts of messages: our words or the community's own, with what a buyer would read.
import {
  Badge,
  Button,
  Code,
  Grid,
  Group,
  NavLink,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, once, type Schemas, seen, taken } from '../api/client';
import { problem } from '../api/problems';
import { useAct } from '../parts/act';
import { useNamed } from '../parts/named';
import { Failure, Loading } from '../parts/states';
import { TroubleLine } from '../parts/trouble';
import { Unsaved } from '../parts/unsaved';
import { useMay } from '../shell/rights';
import { language } from '../texts';

type Words = Schemas['Text'];

const PREVIEW_MS = 400;

export function Texts() {
  const { t } = useTranslation();
  const named = useNamed();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['texts'],
    queryFn: () => taken(api.GET('/v1/texts')),
  });
  const [tongue, setTongue] = useState<string>(language());
  const [key, setKey] = useState('');
  if (isPending) return <Loading />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  const those = data.texts.filter((each) => each.language === tongue);
  const chosen = those.find((each) => each.key === key) ?? those[0];
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{t('texts.lead')}</Text>
        <SegmentedControl
          value={tongue}
          onChange={setTongue}
          aria-label={t('texts.language')}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Paper withBorder mah={{ base: 220, md: '70vh' }} className="scrolls">
            {those.map((each) => (
              <Letter key={each.key} words={each} active={each === chosen} onChoose={() => setKey(each.key)} />
            ))}
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          {chosen && (
            <Editor
              key={`${chosen.key} ${tongue}`}
              words={chosen}
              title={named('letter', chosen.key)}
              version={data.version}
            />
          )}
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Letter({ words, active, onChoose }: { words: Words; active: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const named = useNamed();
  const own = words.text !== null && <Badge>{t('texts.own')}</Badge>;
  const label = named('letter', words.key);
  return (
    <NavLink component="button" type="button" label={label} rightSection={own} active={active} onClick={onChoose} />
  );
}

/** What is written, its trouble, and how it is saved; an empty text gives way to the standard one. */
function useWriting({ key, language, standard, text: own }: Words, version: number) {
  const queries = useQueryClient();
  const { t } = useTranslation();
  const [text, write] = useState(own ?? standard);
  const [trouble, setTrouble] = useState('');
  const save = useAct({
    does: (wish: string) =>
      taken(api.PATCH('/v1/texts', { body: { key, language, text: wish }, params: { header: seen(version) } })),
    said: t('texts.saved'),
    touches: [['texts']],
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      if (refusal.stale) queries.invalidateQueries({ queryKey: ['texts'] });
      return true;
    },
  });
  const put = (wish: string) => {
    setTrouble('');
    write(wish || standard);
    save.mutate(wish);
  };
  return { text, write, trouble, put, saving: save.isPending };
}

function Editor({ words, title, version }: { words: Words; title: string; version: number }) {
  const { t } = useTranslation();
  const writes = useMay()('notices:write');
  const { text, write, trouble, put, saving } = useWriting(words, version);
  const kept = words.text ?? words.standard;
  return (
    <Paper withBorder p="md">
      <Unsaved when={text !== kept && !saving} />
      <Stack gap="sm">
        <Title order={2}>{title}</Title>
        <Textarea
          label={t('texts.text')}
          autosize
          minRows={5}
          maxLength={1500}
          value={text}
          error={trouble}
          readOnly={!writes}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Text size="sm" component="div">
          {t('texts.places')}{' '}
          {words.placeholders.map((each) => (
            <span key={each}>
              <Code>{`{${each}}`}</Code>{' '}
            </span>
          ))}
        </Text>
        {writes && <Preview words={words} text={text} />}
        {writes && (
          <Group>
            <Button loading={saving} disabled={text === kept} onClick={() => put(text)}>
              {t('action.save')}
            </Button>
            {words.text !== null && (
              <Button variant="default" disabled={saving} onClick={() => put('')}>
                {t('texts.standard')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Preview({ words: { key, language }, text }: { words: Words; text: string }) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(text, PREVIEW_MS);
  const { data, error } = useQuery({
    queryKey: ['texts', 'preview', key, language, settled],
    queryFn: () =>
      taken(api.POST('/v1/texts/preview', { body: { key, language, text: settled }, params: { header: once() } })),
    placeholderData: (before) => before,
    enabled: settled.trim() !== '',
  });
  return (
    <Paper withBorder p="sm" className="bubble">
      <Text size="sm" c="dimmed">
        {t('texts.preview')}
      </Text>
      {error ? <TroubleLine words={problem(error).message} /> : <Text className="words">{data?.text}</Text>}
    </Paper>
  );
}
