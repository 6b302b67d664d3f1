/**
 * The passwords of the seeded users by their ids, as they are stored at the usual cost: hashing them takes a quarter of a
 * second, at every start. Written by `npx tsx scripts/seed-hashes.ts`.
 */
export const seedHashes: Readonly<Record<string, string>> = {
  'wp-olivia-93e0': 'scrypt$14$fOPPxLp7dXFl09oEnoPv0w==$fuLy5W0b8UfWw5JbekY+TmH16EkUN8w8RuxIodf/FKI=',
  'wp-adam-5c17': 'scrypt$14$ELF/QwJND/5pHZSOL6NFPQ==$bQlBs8TSNL9NTKeb8NQqrdgM/HJJO+XKA6kAnS2Elfg=',
  'wp-mia-2f8a': 'scrypt$14$fzAF9OTgIzny2OlIAsTkXw==$0gJzvYSEnC9oWuAxkDzJ7Rao3McQw+1d3c1gaI8ZvBM=',
  'wp-noah-b604': 'scrypt$14$Y4KFVxISPeLAVM6/vHW3FQ==$IwGjAPGsECEMKn1wJxNhxRJ+DMYykTMJCzHL/ziIhy0=',
  'wp-zoe-e9d2': 'scrypt$14$EQRdvcAdrAIm6o/wSXhROg==$orsq2ruEZn65OddQt6upJv83s257Q92xydfGeKUXZ7o=',
  'wp-dora-1e46': 'scrypt$14$rP1WJu8fKhJtAoqPvki74A==$jlw8JjdUEeT8BiNaYpXKXMhZ6rxlHUi8H0mc6Nkh7xg=',
};
