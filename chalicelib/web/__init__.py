"""The page's HTML and its headers; what it runs is built from cabinet/ and comes from elsewhere."""
