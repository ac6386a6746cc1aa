"""Map sheets for print: built by code from the results of a plan, in any of the languages."""
