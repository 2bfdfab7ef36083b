// Where an order of ours comes from: a purchase, or a marketplace, where it is found by our number.
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../shell/rights';

/** What stands in the place of a purchase begins so; a test holds it to the server. */
const MARKETPLACES = 'external-';

export const isExternal = (purchase: string): boolean => purchase.startsWith(MARKETPLACES);

interface Given {
  number: string;
  purchase: { id: string; title: string };
  size?: string;
}

export function Origin({ number, purchase: { id, title }, size }: Given) {
  const may = useMay();
  if (!isExternal(id)) {
    return (
      <Anchor component={Link} to={`/purchases/${id}`} size={size}>
        {title}
      </Anchor>
    );
  }
  if (!may('external:read')) return title;
  return (
    <Anchor component={Link} to="/external" search={{ all: 'true', q: number } as never} size={size}>
      {title}
    </Anchor>
  );
}
