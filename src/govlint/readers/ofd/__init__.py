"""OFD: the parts of the package, the objects of its pages, and the text that they show."""
