"""Who may see and do what: `casbin/` is the only statement of it, and this package turns it into SQL.

Casbin decides a finite set of buckets (role, relations, class, field group, action) once per policy version; a request
calls it zero times. The regulation's dual A/B management (以乡镇为主、部门为辅的双重管理) is the heart of the policy.
"""
