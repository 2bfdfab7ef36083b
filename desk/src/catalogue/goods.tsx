// How goods are called wherever offers are listed: whose they are, and their article.
import { Text } from '@mantine/core';

interface Given {
  brand: string;
  article: string;
}

export const goodsOf = ({ brand, article }: Given) => [brand, article].filter(Boolean).join(' ');

export function Goods({ of }: { of: Given }) {
  return (
    <Text component="span" fw={600}>
      {goodsOf(of)}
    </Text>
  );
}
