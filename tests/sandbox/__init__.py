"""Tests of the sandbox, over real HTTP wherever HTTP is what matters."""
