"""What the tables of a release get right, measured on texts with known answers: `nox -s quality -- --data DIR`."""
