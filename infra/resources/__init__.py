"""What the application is made of in a cloud: one list of tables, one of queues, one of functions.

Template, policies, environments, alarms, the documents' tables and the local run follow from them.
"""
