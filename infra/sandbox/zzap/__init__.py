"""The played ZZAP."""
