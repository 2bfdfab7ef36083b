"""OK.ru: the signed launch, the REST API and the group's bot."""
