/** An object whose members are made when they are first asked for: most transactions ask for few. */
export function lazily<Members extends object>(make: (name: keyof Members) => Members[keyof Members]): Members {
  return new Proxy<Partial<Members>>(
    {},
    {
      get: (made, name) => {
        const known = name as keyof Members;
        return (made[known] ??= make(known));
      },
    },
  ) as Members;
}
