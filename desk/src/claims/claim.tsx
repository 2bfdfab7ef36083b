// One claim: what the buyer says, what he shows, what his orders say, and the decision.
import { Alert, Button, Group, Modal, Paper, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Claim } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
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

function Decision({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const whose = claim.buyer.name || t('buyer.nameless');
  const [rejecting, reject] = useDisclosure();
  const [sharing, share] = useDisclosure();
  const [asking, ask] = useDisclosure();
  const cancelled = claim.warnings.includes('cancelled');
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
  const busy = confirm.isPending || refuse.isPending;
  // Its money would have to be given back: neither a press nor a key does that by the way.
  const wish = () => (cancelled ? ask.open() : confirm.mutate(null));
  useHotkeys([
    ['C', () => busy || rejecting || sharing || asking || wish()],
    ['R', () => busy || sharing || asking || reject.open()],
  ]);
  return (
    <Group gap="xs">
      <Button
        leftSection={<Check size={16} aria-hidden />}
        loading={confirm.isPending}
        disabled={refuse.isPending}
        onClick={wish}
      >
        {t('claim.confirm')}
      </Button>
      <Button variant="default" disabled={busy} onClick={share.open}>
        {t('claim.other')}
      </Button>
      <Button
        variant="default"
        leftSection={<X size={16} aria-hidden />}
        loading={refuse.isPending}
        disabled={confirm.isPending}
        onClick={reject.open}
      >
        {t('claim.reject')}
      </Button>
      <Confirm
        opened={asking}
        title={t('claim.cancelled')}
        action={t('claim.confirm')}
        danger
        busy={confirm.isPending}
        onConfirm={() => confirm.mutate(null)}
        onClose={ask.close}
      >
        <Text>{t('claim.cancelled.text', { sum: money(claim.amount, claim.currency) })}</Text>
      </Confirm>
      <Rejection
        opened={rejecting}
        busy={refuse.isPending}
        onClose={reject.close}
        onReject={(reason) => refuse.mutate(reason)}
      />
      <Amounts
        opened={sharing}
        claim={claim}
        busy={confirm.isPending}
        onClose={share.close}
        onConfirm={(orders) => confirm.mutate(orders)}
      />
    </Group>
  );
}

interface Rejecting {
  opened: boolean;
  busy: boolean;
  onClose: () => void;
  onReject: (reason: string) => void;
}

function Rejection({ opened, busy, onClose, onReject }: Rejecting) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <Modal opened={opened} onClose={onClose} title={t('claim.reject')}>
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
    </Modal>
  );
}
