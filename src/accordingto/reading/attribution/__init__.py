"""Rules over tokens that say who is said to have said what; `accordingto.reading.attributions` puts them together."""
