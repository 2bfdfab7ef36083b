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
import { Unsaved } from '../parts/unsaved';
import { useMay } from '../shell/rights';
import { language } from '../texts';

type Words = Schemas['Text'];

const PREVIEW_MS = 400;

export function Texts() {
  const { t } = useTranslation();
  const said = useNamed();
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
  const named = (name: string) => said('letter', name);
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
              <NavLink
                key={each.key}
                component="button"
                type="button"
                label={named(each.key)}
                rightSection={
                  each.text !== null && (
                    <Badge variant="light" className="state" tt="none">
                      {t('texts.own')}
                    </Badge>
                  )
                }
                active={each.key === chosen?.key}
                onClick={() => setKey(each.key)}
              />
            ))}
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          {chosen && (
            <Editor key={`${chosen.key} ${tongue}`} words={chosen} title={named(chosen.key)} version={data.version} />
          )}
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Editor({ words, title, version }: { words: Words; title: string; version: number }) {
  const queries = useQueryClient();
  const { t } = useTranslation();
  const writes = useMay()('notices:write');
  const kept = words.text ?? words.standard;
  const [text, setText] = useState(kept);
  const [trouble, setTrouble] = useState('');
  const { key, language } = words;
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
    setText(wish || words.standard);
    save.mutate(wish);
  };
  return (
    <Paper withBorder p="md">
      <Unsaved when={text !== kept && !save.isPending} />
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
          onChange={(event) => setText(event.currentTarget.value)}
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
            <Button loading={save.isPending} disabled={text === kept} onClick={() => put(text)}>
              {t('action.save')}
            </Button>
            {words.text !== null && (
              <Button variant="default" disabled={save.isPending} onClick={() => put('')}>
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
      {error ? (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem(error).message}
        </Text>
      ) : (
        <Text className="words">{data?.text}</Text>
      )}
    </Paper>
  );
}
