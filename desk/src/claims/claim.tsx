// One claim: what the buyer says, what he shows, what his orders say, and the decision.
import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Claim } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { Fact, Facts } from '../parts/facts';
import { moment, money } from '../parts/format';
import { useNamed } from '../parts/named';
import { MONEY } from '../parts/touches';
import { useMay } from '../shell/rights';
import { Amounts } from './amounts';
import { ClaimedOrder } from './claimed_order';
import { Outcome } from './outcome';
import { Proof } from './proof';

export function ClaimPanel({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const named = useNamed();
  const may = useMay();
  const whose = claim.buyer.name || t('buyer.nameless');
  return (
    <Paper withBorder p="md">
      <Stack>
        <Title order={2}>
          {money(claim.amount, claim.currency)} · {whose}
        </Title>
        {claim.warnings.map((each) => (
          <Alert key={each} color={each === 'cancelled' ? 'red' : 'yellow'} p="xs">
            {named('claimWarning', each)}
          </Alert>
        ))}
        {claim.state !== 'pending' && <Outcome claim={claim} />}
        {claim.state === 'pending' && may('claims:decide') && <Decision claim={claim} />}
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          <Stack>
            <Facts>
              <Fact name={t('claim.paidAt')}>{moment(claim.paidAt)}</Fact>
              <Fact name={t('claim.filedAt')}>{moment(claim.filedAt)}</Fact>
              {claim.comment && <Fact name={t('claim.comment')}>{claim.comment}</Fact>}
            </Facts>
            {claim.proof ? <Proof claim={claim.id} /> : <Text c="dimmed">{t('claim.noProof')}</Text>}
          </Stack>
          <Stack>
            {claim.orders.map((each) => (
              <ClaimedOrder
                key={each.number}
                part={each}
                currency={claim.currency}
                decided={claim.state !== 'pending'}
              />
            ))}
          </Stack>
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

function useDeciding(claim: Claim) {
  const { t } = useTranslation();
  const whose = claim.buyer.name || t('buyer.nameless');
  const path = { claim: claim.id };
  const confirm = useAct({
    does: (orders: { number: string; amount: number }[] | null, header) =>
      taken(api.POST('/v1/claims/{claim}/confirmation', { params: { path, header }, body: { orders } })),
    said: t('claim.confirmed', { sum: money(claim.amount, claim.currency), name: whose }),
    touches: MONEY,
  });
  const refuse = useAct({
    does: (reason: string, header) =>
      taken(api.POST('/v1/claims/{claim}/rejection', { params: { path, header }, body: { reason } })),
    said: t('claim.rejected', { name: whose }),
    touches: MONEY,
  });
  return { confirm, refuse };
}

function Decision({ claim }: { claim: Claim }) {
  const [dialog, open] = useState<'sure' | 'share' | 'reject' | null>(null);
  const close = () => open(null);
  const cancelled = claim.warnings.includes('cancelled');
  const { confirm, refuse } = useDeciding(claim);
  const busy = confirm.isPending || refuse.isPending;
  const asked = { claim, busy: confirm.isPending, onClose: close };
  // Its money would have to be given back: neither a press nor a key does that by the way.
  const wish = () => (cancelled ? open('sure') : confirm.mutate(null));
  useHotkeys([
    ['C', () => busy || dialog || wish()],
    ['R', () => busy || dialog || open('reject')],
  ]);
  return (
    <Group gap="xs">
      <Choices
        confirming={confirm.isPending}
        refusing={refuse.isPending}
        onConfirm={wish}
        onShare={() => open('share')}
        onReject={() => open('reject')}
      />
      <Sure opened={dialog === 'sure'} onConfirm={() => confirm.mutate(null)} {...asked} />
      <Rejection opened={dialog === 'reject'} busy={refuse.isPending} onClose={close} onReject={refuse.mutate} />
      <Amounts opened={dialog === 'share'} onConfirm={confirm.mutate} {...asked} />
    </Group>
  );
}

interface Asking {
  opened: boolean;
  claim: Claim;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Of a claim for an order that is cancelled. */
function Sure({ claim, ...asked }: Asking) {
  const { t } = useTranslation();
  return (
    <Confirm title={t('claim.cancelled')} action={t('claim.confirm')} danger {...asked}>
      <Text>{t('claim.cancelled.text', { sum: money(claim.amount, claim.currency) })}</Text>
    </Confirm>
  );
}

interface Choosing {
  confirming: boolean;
  refusing: boolean;
  onConfirm: () => void;
  onShare: () => void;
  onReject: () => void;
}

function Choices({ confirming, refusing, onConfirm, onShare, onReject }: Choosing) {
  const { t } = useTranslation();
  const [yes, no] = [<Check key="yes" size={16} aria-hidden />, <X key="no" size={16} aria-hidden />];
  return (
    <>
      <Button leftSection={yes} loading={confirming} disabled={refusing} onClick={onConfirm}>
        {t('claim.confirm')}
      </Button>
      <Button variant="default" disabled={confirming || refusing} onClick={onShare}>
        {t('claim.other')}
      </Button>
      <Button variant="default" leftSection={no} loading={refusing} disabled={confirming} onClick={onReject}>
        {t('claim.reject')}
      </Button>
    </>
  );
}

interface Rejecting {
  opened: boolean;
  busy: boolean;
  onClose: () => void;
  onReject: (reason: string) => void;
}

function Rejection({ opened, onClose, ...given }: Rejecting) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('claim.reject')}>
      {({ close }) => opened && <Reason {...given} onClose={close} />}
    </Dialog>
  );
}

function Reason({ busy, onClose, onReject }: Omit<Rejecting, 'opened'>) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) onReject(reason.trim());
      }}
    >
      <Stack>
        <Textarea
          label={t('claim.reason')}
          description={t('claim.reason.hint')}
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <Ending action={t('claim.reject')} busy={busy} danger disabled={!reason.trim()} onClose={onClose} />
      </Stack>
    </form>
  );
}
