// The way to an order of a marketplace, under its number.
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface Given {
  place: { account: string; order: string };
  /** What is said before its number. */
  of?: string;
  strong?: boolean;
}

export function OrderLink({ place: { account, order }, of, strong }: Given) {
  return (
    <Anchor
      component={Link}
      to="/external/$account/$order"
      params={{ account, order } as never}
      fw={strong ? 600 : undefined}
    >
      {of && `${of} · `}
      <OrderNumber order={order} />
    </Anchor>
  );
}

/** On one line, however it is cut: half a number is none. */
function OrderNumber({ order }: { order: string }) {
  return <span className="number">№ {order}</span>;
}
