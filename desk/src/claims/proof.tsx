// What the buyer shows: a picture where a browser can show it, a PDF in the browser's own viewer, otherwise a file to save.
import { Anchor, Image, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { Failure, Loading } from '../parts/states';

const SHOWN = ['image/jpeg', 'image/png', 'image/webp'];
/** Links are good for five minutes. */
const GOOD_MS = 240_000;

export function Proof({ claim }: { claim: string }) {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['proof', claim],
    queryFn: () => taken(api.GET('/v1/claims/{claim}/proof', { params: { path: { claim } } })),
    staleTime: GOOD_MS,
  });
  if (isPending) return <Loading lines={3} />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return (
    <div>
      <Shown proof={data} />
      <Anchor href={data.url} target="_blank" rel="noopener">
        {t('claim.saveProof')}
      </Anchor>
    </div>
  );
}

function Shown({ proof: { type, url, view, name } }: { proof: Schemas['ProofLink'] }) {
  const { t } = useTranslation();
  if (SHOWN.includes(type)) return <Image className="proof" src={url} alt={t('claim.proof')} fit="contain" />;
  if (view && navigator.pdfViewerEnabled)
    return <iframe className="proof proof-frame" src={view} title={name} referrerPolicy="no-referrer" />;
  return <Text size="sm">{t('claim.proofFile', { name })}</Text>;
}
