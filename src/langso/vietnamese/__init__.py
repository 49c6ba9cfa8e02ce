"""Numbers, money, dates, names and spelling as Vietnamese documents write them.

Every module is pure and imported on its own (`from langso.vietnamese.money import
read_money`); reading raises `ValueError` rather than guess.
"""
