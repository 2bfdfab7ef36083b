// What was decided on a claim, when, and why.
import { useTranslation } from 'react-i18next';
import type { Claim } from '../api/things';
import { ClaimBadge } from '../parts/badges';
import { Fact, Facts } from '../parts/facts';
import { moment, money } from '../parts/format';

export function Outcome({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  return (
    <Facts>
      <Fact name={t('claim.state')}>
        <ClaimBadge state={claim.state} />
      </Fact>
      {claim.decidedAt && <Fact name={t('claim.decidedAt')}>{moment(claim.decidedAt)}</Fact>}
      {claim.confirmed != null && <Fact name={t('claim.received')}>{money(claim.confirmed, claim.currency)}</Fact>}
      {claim.reason && <Fact name={t('claim.why')}>{claim.reason}</Fact>}
    </Facts>
  );
}
