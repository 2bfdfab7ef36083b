// Who ordered at a marketplace, as far as it tells; where he is known among ours, the way to him.
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';

export function BuyerOf({ order: { buyer, region, city } }: { order: External }) {
  const { t } = useTranslation();
  const name = buyer?.name || t('buyer.nameless');
  const where = [...new Set([region, city])].filter(Boolean).join(', ');
  return (
    <>
      {buyer?.id ? (
        <Anchor component={Link} to={`/buyers/${buyer.id}`}>
          {name}
        </Anchor>
      ) : (
        (buyer && name) || t('external.noBuyer')
      )}
      <Text size="sm" c="dimmed" component="div">
        {[buyer?.phone, buyer?.email, where].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
