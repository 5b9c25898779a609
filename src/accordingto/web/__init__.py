"""The desk: pages on which people review reports and decide, and the API behind them."""
