// The screens that the menu and the palette lead to.
import {
  BadgeCheck,
  Braces,
  FileUp,
  House,
  type LucideIcon,
  MailWarning,
  Receipt,
  ScrollText,
  Settings,
  ShoppingBasket,
  Wallet,
} from 'lucide-react';

interface Place {
  name:
    | 'home'
    | 'purchases'
    | 'orders'
    | 'claims'
    | 'payments'
    | 'audit'
    | 'import'
    | 'messages'
    | 'settings'
    | 'reference';
  to: string;
  icon: LucideIcon;
}

export const PLACES: readonly Place[] = [
  { name: 'home', to: '/', icon: House },
  { name: 'purchases', to: '/purchases', icon: ShoppingBasket },
  { name: 'orders', to: '/orders', icon: Receipt },
  { name: 'claims', to: '/claims', icon: BadgeCheck },
  { name: 'payments', to: '/payments', icon: Wallet },
  { name: 'import', to: '/import', icon: FileUp },
  { name: 'messages', to: '/messages', icon: MailWarning },
  { name: 'audit', to: '/audit', icon: ScrollText },
  { name: 'settings', to: '/settings/points', icon: Settings },
  { name: 'reference', to: '/reference', icon: Braces },
];
