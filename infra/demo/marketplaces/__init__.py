"""What of marketplaces the demo begins with: accounts at the played ones, price lists, rules, orders in every state.

The orders stand at the sandbox and are found by polling; what was decided of them its consumers tell the marketplaces.
"""
