"""What a text has said so far, by which its next figures are read: frozen values, anew at each clause."""
