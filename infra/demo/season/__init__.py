"""The many: purchases in every stage over four months, with the orders, money and decisions that fill the desk.

Written in batches and not said aloud: nobody is sent anything of what was long ago.
"""
