// One record: what was asked and answered, shortened, and what followed from the same thing.
import { Anchor, Button, Code, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Fact, Facts } from '../parts/facts';
import { clock, day, number } from '../parts/format';
import { Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';
import { LogName, OrderOf, OutcomeBadge, Way } from './log_columns';
import { Retried, useRetrying } from './log_retrying';

interface Given {
  account: string;
  id: string | null;
  onClose: () => void;
}

export function LogRecord({ account, id, onClose }: Given) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('log.record')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {id !== null && <Record key={id} account={account} id={id} onClose={onClose} />}
    </Drawer>
  );
}

function Record({ account, id, onClose }: { account: string; id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const retrying = useRetrying(account);
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['log', 'one', account, id],
    queryFn: () => taken(api.GET('/v1/accounts/{account}/log/{record}', { params: { path: { account, record: id } } })),
  });
  if (isPending) return <Loading />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <OutcomeBadge record={data} />
        <Way direction={data.direction} />
      </Group>
      {data.explanation && <Text>{data.explanation}</Text>}
      <Facts>
        <Fact name={t('log.at')}>
          {day(data.at)}, {clock(data.at)}
        </Fact>
        <Fact name={t('log.what')}>
          <LogName name={data.name} />
        </Fact>
        <Fact name={t('external.order')}>
          <OrderOf record={data} />
        </Fact>
        {data.direction === 'outgoing' && (
          <Fact name={t('log.took')}>{t('log.ms', { ms: number(data.milliseconds) })}</Fact>
        )}
        {data.correlation && (
          <Fact name={t('log.correlation')}>
            <Code>{data.correlation}</Code>{' '}
            <Anchor
              component={Link}
              to="/external-log"
              search={{ account, correlation: data.correlation } as never}
              onClick={onClose}
            >
              {t('log.related')}
            </Anchor>
          </Fact>
        )}
      </Facts>
      <Body title={t(data.direction === 'incoming' ? 'log.came' : 'log.asked')} text={data.asked} />
      {data.direction === 'outgoing' && <Body title={t('log.answered')} text={data.answered} />}
      <Text size="sm" c="dimmed">
        {t('log.shortened')}
      </Text>
      {may('external:decide') && (
        <Button
          className="start"
          leftSection={<RotateCw size={16} aria-hidden />}
          loading={retrying.isPending}
          onClick={() => retrying.mutate([id])}
        >
          {t('log.retry')}
        </Button>
      )}
      {retrying.data && (
        <div role="status">
          <Retried rows={retrying.data.items} of={[data]} />
        </div>
      )}
    </Stack>
  );
}

function Body({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text fw={500}>{title}</Text>
      {text ? (
        <Code block className="body">
          {readable(text)}
        </Code>
      ) : (
        <Text c="dimmed">{t('log.nothing')}</Text>
      )}
    </div>
  );
}

/** With its lines, where it is whole; what was cut off is shown as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
