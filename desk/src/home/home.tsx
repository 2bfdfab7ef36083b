// What waits for the organizer today: claims, deadlines, purchases that go on, messages that did not arrive.

import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, MailWarning, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Home as HomeOf } from '../api/things';
import { moment, money, number } from '../parts/format';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { ExternalTile } from './external';
import { Going } from './going';
import { Tile } from './tile';
import { Today } from './today';
import { Waiting } from './waiting';

export function Home() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['home'],
    queryFn: () => taken(api.GET('/v1/home')),
  });
  return (
    <Page title={t('nav.home')}>
      {isPending && <Loading />}
      {isError && !data && <Failure error={error} onAgain={refetch} />}
      {data && <Whole home={data} />}
    </Page>
  );
}

const counted = ({ count, more }: { count: number; more: boolean }) => (more ? `${number(count)}+` : number(count));

function Whole({ home }: { home: HomeOf }) {
  const { t } = useTranslation();
  const { claims, debts, undelivered } = home;
  return (
    <>
      <ExternalTile />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {claims && (
          <Tile icon={<BadgeCheck aria-hidden />} title={t('nav.claims')} to="/claims" action={t('home.check')}>
            {claims.waiting > 0
              ? t('home.claims', {
                  counted: counted({ count: claims.waiting, more: claims.more }),
                  at: claims.oldest ? moment(claims.oldest) : '',
                })
              : t('claims.none')}
            {claims.waiting > 0 && <Waiting />}
          </Tile>
        )}
        <Today due={home.today} />
        <Tile
          icon={<Wallet aria-hidden />}
          title={t('home.debts')}
          to="/orders"
          search={{ owing: 'true' }}
          action={t('home.look')}
        >
          {debts.orders > 0
            ? t('home.owed', { sum: money(debts.sum, debts.currency), counted: number(debts.orders) })
            : t('home.owed.none')}
        </Tile>
      </SimpleGrid>
      <Going purchases={home.purchases} />
      {undelivered && (
        <Tile icon={<MailWarning aria-hidden />} title={t('nav.messages')} to="/messages" action={t('home.look')}>
          {undelivered.count > 0 ? t('home.undelivered', { counted: counted(undelivered) }) : t('notices.none')}
        </Tile>
      )}
    </>
  );
}
