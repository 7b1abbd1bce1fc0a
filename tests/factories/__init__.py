"""Made-up people and records, so unsurprising that a test never explains them."""
