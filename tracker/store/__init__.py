"""The one door to the data: tables, transactions, the journal, commands and queries."""
