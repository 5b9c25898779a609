"""Report → Reading: what one report claims, according to whom, about which incident."""
