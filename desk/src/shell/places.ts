// The screens that the menu and the palette lead to.
import {
  BadgeCheck,
  Braces,
  FileUp,
  House,
  ListChecks,
  type LucideIcon,
  MailWarning,
  PackageSearch,
  Receipt,
  ScrollText,
  Settings,
  ShoppingBasket,
  SquareStack,
  Store,
  Users,
  Wallet,
} from 'lucide-react';
import type { Permission } from './rights';

interface Place {
  name:
    | 'home'
    | 'purchases'
    | 'orders'
    | 'external'
    | 'rules'
    | 'priceLists'
    | 'marketplaces'
    | 'buyers'
    | 'claims'
    | 'payments'
    | 'audit'
    | 'import'
    | 'messages'
    | 'settings'
    | 'reference';
  to: string;
  /** Whoever has it not is not led there. */
  needs: Permission;
  icon: LucideIcon;
}

/** Of two places where one leads into the other, only the nearer one is where somebody is. */
export function isPlace(to: string, pathname: string): boolean {
  if (to === '/') return pathname === '/';
  const exact = PLACES.some((each) => each.to === pathname);
  return exact ? to === pathname : pathname.startsWith(rootOf(to)) && to !== '/settings/marketplaces';
}

const rootOf = (to: string) => `/${to.split('/')[1]}`;

export const PLACES: readonly Place[] = [
  { name: 'home', to: '/', needs: 'purchases:read', icon: House },
  { name: 'purchases', to: '/purchases', needs: 'purchases:read', icon: ShoppingBasket },
  { name: 'orders', to: '/orders', needs: 'orders:read', icon: Receipt },
  { name: 'external', to: '/external', needs: 'external:read', icon: PackageSearch },
  { name: 'rules', to: '/rules', needs: 'rules:read', icon: ListChecks },
  { name: 'priceLists', to: '/price-lists', needs: 'offers:read', icon: SquareStack },
  { name: 'buyers', to: '/buyers', needs: 'orders:read', icon: Users },
  { name: 'claims', to: '/claims', needs: 'claims:read', icon: BadgeCheck },
  { name: 'payments', to: '/payments', needs: 'payments:read', icon: Wallet },
  { name: 'import', to: '/import', needs: 'imports:run', icon: FileUp },
  { name: 'messages', to: '/messages', needs: 'notices:read', icon: MailWarning },
  { name: 'audit', to: '/audit', needs: 'audit:read', icon: ScrollText },
  { name: 'marketplaces', to: '/settings/marketplaces', needs: 'accounts:read', icon: Store },
  { name: 'settings', to: '/settings/points', needs: 'points:read', icon: Settings },
  { name: 'reference', to: '/reference', needs: 'me:read', icon: Braces },
];
