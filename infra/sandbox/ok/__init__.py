"""OK.ru as the cabinet meets it: launches, REST, the group's bot, members and their inboxes."""
