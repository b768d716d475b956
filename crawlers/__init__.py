"""Bytes in: which sites, politely, only what is new; the evidence kept as captures."""
