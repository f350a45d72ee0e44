"""Wire: the pure heart. Inputs to requests, answers to outputs, lists to events.

Exchanges are generators that yield `Request` and are sent `Response`; whoever drives them does the
I/O. Imports only `model` and `diagnostics`; core.ts is its twin in TypeScript.
"""
