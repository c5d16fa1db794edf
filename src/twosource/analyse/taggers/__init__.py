"""Three taggers behind one interface: rules, a learned field, an encoder."""
