"""How a person signs in: password, second factors, sessions. The library ``allauth`` does it, in our words."""
