"""Document → records: a language-neutral engine, one module a question and one a service to them."""
