"""Yandex Market, played: its partner API, its notifications, its ways to refuse."""
