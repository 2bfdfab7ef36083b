"""The description of the API (OpenAPI 3.1), made from what its routes declare: no part of what Lambda ships."""
