"""Two ways to run the library, and the adapter that hides which."""
