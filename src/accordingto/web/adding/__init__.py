"""Adding reports at the desk: files that are dropped, text that is pasted, pages at an address; read one after another."""
