// Saved views of a list: filters under a name, one's own and those that are shared with everybody.
import { Badge, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { Permission } from '../shell/rights';
import { Dialog } from './dialog';
import { NewView } from './new_view';
import { Quicker, useQuicker } from './quicker';
import { Failure, Loading } from './states';
import { ViewActions } from './view_actions';

export type View = Schemas['View'];

/** What a view keeps: of the list of our orders, or of that of marketplaces. */
export type Wanted = Pick<Schemas['ViewChanged'], 'filter' | 'external'>;

export interface Keeping {
  /** The present filters. */
  wanted: Wanted;
  /** There are none: nothing is to be kept. */
  empty: boolean;
  /** Who may show a view to everybody. */
  sharing: Permission;
  /** What of the filters is not kept. */
  hint: string;
}

interface Given extends Keeping {
  onChoose: (view: View) => void;
}

export function Views(given: Given) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />} onClick={open}>
        {t('views.title')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('views.title')}>
        {(held) =>
          opened && (
            <List
              {...given}
              onChoose={(view) => {
                held.close();
                given.onChoose(view);
              }}
              onKept={held.kept}
            />
          )
        }
      </Dialog>
    </>
  );
}

function List({ onChoose, onKept, ...keeping }: Given & { onKept: () => void }) {
  const { t } = useTranslation();
  const { stale, told } = useQuicker(['views']);
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['views'],
    queryFn: () => taken(api.GET('/v1/views')),
  });
  if (isPending) return <Loading lines={2} />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  const ofList = ({ external }: View) => Boolean(external) === Boolean(keeping.wanted.external);
  const views = data.items.filter(ofList);
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {t('views.lead')}
      </Text>
      <Quicker when={stale} words={t('views.stale')} />
      {!views.length && <Text>{t('views.none')}</Text>}
      {views.map((view) => (
        <div key={view.id} className="ends">
          <Button variant="light" className="name" onClick={() => onChoose(view)}>
            {view.name}
          </Button>
          {view.shared && <Badge color="gray">{t('views.shared')}</Badge>}
          {view.mine && <ViewActions view={view} keeping={keeping} onRefused={told} />}
        </div>
      ))}
      <NewView {...keeping} onKept={onKept} />
    </Stack>
  );
}
