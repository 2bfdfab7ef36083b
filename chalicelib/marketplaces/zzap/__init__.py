"""ZZAP: a web service of forms, whose answers are JSON wrapped in XML. It has no webhooks."""
