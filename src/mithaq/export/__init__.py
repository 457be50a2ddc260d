"""Records in the formats that others read."""
