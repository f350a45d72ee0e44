/** SimplyPrint for Activepieces: what the platform loads. */
