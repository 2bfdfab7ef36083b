// The screens that the menu and the palette lead to.
import {
  BadgeCheck,
  FileUp,
  House,
  type LucideIcon,
  MailWarning,
  Receipt,
  Settings,
  ShoppingBasket,
} from 'lucide-react';

interface Place {
  name: 'home' | 'purchases' | 'orders' | 'claims' | 'import' | 'messages' | 'settings';
  to: string;
  icon: LucideIcon;
}

export const PLACES: readonly Place[] = [
  { name: 'home', to: '/', icon: House },
  { name: 'purchases', to: '/purchases', icon: ShoppingBasket },
  { name: 'orders', to: '/orders', icon: Receipt },
  { name: 'claims', to: '/claims', icon: BadgeCheck },
  { name: 'import', to: '/import', icon: FileUp },
  { name: 'messages', to: '/messages', icon: MailWarning },
  { name: 'settings', to: '/settings/points', icon: Settings },
];
